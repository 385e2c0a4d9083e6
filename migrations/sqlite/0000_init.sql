CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`ticket` integer NOT NULL,
	`lease_until` text NOT NULL,
	`due_at` text NOT NULL,
	`last_started_at` text,
	`last_finished_at` text,
	`last_error` text
);
