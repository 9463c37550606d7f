# The laws of a country that are recorded here: Rscript laws.R URL COUNTRY
library(jsonlite)

given <- commandArgs(trailingOnly = TRUE)
query <- "query Laws($id: ID!) { country(id: $id) { laws(first: 100) { nodes { name } } } }"
part <- function(text) URLencode(text, reserved = TRUE)
variables <- toJSON(list(id = given[2]), auto_unbox = TRUE)
answer <- fromJSON(paste0(given[1], "?query=", part(query), "&variables=", part(variables)))
cat(answer$data$country$laws$nodes$name, sep = "\n")
