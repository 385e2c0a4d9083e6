CREATE TABLE `topic_models` (
	`line_id` text PRIMARY KEY NOT NULL,
	`built_at` text NOT NULL,
	`model` text NOT NULL
);
