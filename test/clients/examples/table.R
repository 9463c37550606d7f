# What each country did about treaties and was recommended, year by year, as CSV: Rscript table.R URL [PAGE]
library(jsonlite)

actions <- "query Actions($first: Int, $after: String) {
  list: treatyActions(first: $first, after: $after) {
    nodes { date country { id } }
    pageInfo { hasNextPage endCursor }
  }
}"
recommendations <- "query Recommendations($first: Int, $after: String) {
  list: recommendations(first: $first, after: $after) {
    nodes { statedOn knownAt toCountries(first: 100) { nodes { id } } }
    pageInfo { hasNextPage endCursor }
  }
}"

# The data of an answer. Nothing is changed by asking, so GET will do, for which R needs no package.
ask <- function(url, query, variables) {
  part <- function(text) URLencode(text, reserved = TRUE)
  given <- toJSON(variables, auto_unbox = TRUE, null = "null")
  address <- paste0(url, "?query=", part(query), "&variables=", part(given))
  answer <- fromJSON(paste(readLines(address, warn = FALSE), collapse = ""), simplifyVector = FALSE)
  if (!is.null(answer$errors)) stop(answer$errors[[1]]$message)
  answer$data
}

# The nodes of all pages of a list.
nodes <- function(url, query, first) {
  found <- list()
  page <- list(hasNextPage = TRUE, endCursor = NULL)
  while (page$hasNextPage) {
    answer <- ask(url, query, list(first = first, after = page$endCursor))$list
    found <- c(found, answer$nodes)
    page <- answer$pageInfo
  }
  found
}

year <- function(...) {
  dates <- c(..., "undated")
  regmatches(dates[1], regexpr("[0-9]{4}|undated", dates[1]))
}
row <- function(country, year, actions, recommendations) {
  data.frame(country, year, treaty_actions = actions, recommendations)
}

given <- commandArgs(trailingOnly = TRUE)
first <- if (length(given) > 1) as.integer(given[2]) else 500L
rows <- c(
  lapply(nodes(given[1], actions, first), function(node) row(node$country$id, year(node$date), 1L, 0L)),
  unlist(lapply(nodes(given[1], recommendations, first), function(node) {
    lapply(node$toCountries$nodes, function(to) row(to$id, year(node$statedOn, node$knownAt), 0L, 1L))
  }), recursive = FALSE)
)
table <- aggregate(cbind(treaty_actions, recommendations) ~ country + year, do.call(rbind, rows), sum)
table <- table[order(table$country, table$year, method = "radix"), ]
write.csv(table, row.names = FALSE, quote = FALSE)
