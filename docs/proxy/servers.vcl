# The servers of rights-graph behind the proxy. This file is yours to change; rights-graph.vcl includes it.

backend one {
    .host = "10.0.0.11";
    .port = "4000";
    .probe = ready;
}

backend two {
    .host = "10.0.0.12";
    .port = "4000";
    .probe = ready;
}

backend three {
    .host = "10.0.0.13";
    .port = "4000";
    .probe = ready;
}

sub vcl_init {
    new servers = directors.shard();
    servers.add_backend(one);
    servers.add_backend(two);
    servers.add_backend(three);
    servers.reconfigure();
}

# As often as there are servers, at most four times (max_retries): a busy one is asked once more when the others were.
sub try_another {
    if (bereq.http.x-tries == "all" && bereq.retries < 3) {
        return (retry);
    }
}
