CREATE TABLE `call_findings` (
	`call_id` text NOT NULL,
	`revision` integer NOT NULL,
	`field` text NOT NULL,
	`place` integer NOT NULL,
	`length` integer NOT NULL,
	`type` text NOT NULL,
	`confidence` integer NOT NULL,
	`kept_reason` text,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`call_id`, `revision`, `field`, `place`)
);
