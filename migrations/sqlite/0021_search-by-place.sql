-- PostgreSQL gets an index here. FTS5 goes through its rows in their order already.
DROP INDEX IF EXISTS `text_search_place`;
