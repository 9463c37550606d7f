# Varnish 7 before several servers of rights-graph: docs/operating.md says what it promises.
# It caches nothing. What one server does not answer, another one is asked.
vcl 4.1;

import directors;
import std;

# A server that is not ready, or not there, three times in a row is left out; it is back when it is ready once. That only
# saves tries: a server that is busy is not to be left out for it.
probe ready {
    .url = "/readyz";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 1;
    .initial = 1;
}

include "./servers.vcl";

sub vcl_recv {
    # Each server has metrics of its own: they are asked for there.
    if (req.url ~ "^/metrics(\?|$)") {
        return (synth(404));
    }
    # In which order servers are asked: another one for each request.
    set req.http.x-order = req.xid;
    set req.http.x-tries = "all";
    # A body is held until there is an answer, so that it can be sent again. One that is larger than LIMIT_REQUEST_BYTES,
    # or does not say how large it is, goes to one server as it comes.
    if (std.integer(req.http.content-length, 0) > 1048576 || req.http.transfer-encoding) {
        set req.http.x-tries = "one";
    } else if (!std.cache_req_body(1MB)) {
        return (synth(400));
    }
    return (pass);
}

sub vcl_backend_fetch {
    # Each try asks the next server of those that are ready.
    set bereq.backend = servers.backend(
        by = KEY, key = servers.key(bereq.http.x-order), alt = bereq.retries, healthy = ALL);
    set bereq.connect_timeout = 1s;
    # Longer than LIMIT_MILLISECONDS: a server says itself that an answer took too long.
    set bereq.first_byte_timeout = 15s;
    set bereq.between_bytes_timeout = 5s;
}

sub vcl_backend_response {
    # Nothing goes to the client before all is here: a server that dies while it answers is no cut answer.
    set beresp.do_stream = false;
    # 409: its data is older than what the client has seen. 503: it has no data, no database or no place.
    if (beresp.status == 409 || beresp.status == 503) {
        call try_another;
    }
}

# No server, no whole answer, or no room to hold it.
sub vcl_backend_error {
    call try_another;
    set beresp.status = 503;
    set beresp.reason = "Service Unavailable";
    set beresp.http.retry-after = "5";
    set beresp.http.content-type = "application/json; charset=utf-8";
    set beresp.http.cache-control = "no-store";
    # There is nothing in it that any page may not read.
    set beresp.http.access-control-allow-origin = "*";
    set beresp.body = """{"errors":[{"message":"No server answers at the moment. Ask again in a few seconds.","extensions":{"code":"NO_SERVER"}}]}
""";
    return (deliver);
}

sub vcl_synth {
    set resp.http.content-type = "application/json; charset=utf-8";
    set resp.http.cache-control = "no-store";
    set resp.http.access-control-allow-origin = "*";
    if (resp.status == 404) {
        set resp.body = """{"errors":[{"message":"There is no such address.","extensions":{"code":"NOT_FOUND"}}]}
""";
    } else {
        set resp.body = """{"errors":[{"message":"The request cannot be read.","extensions":{"code":"BAD_REQUEST"}}]}
""";
    }
    return (deliver);
}
