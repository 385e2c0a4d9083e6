CREATE TABLE `fallback_people` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`role` text NOT NULL,
	`member_id` text NOT NULL,
	`rank` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`weekdays` text,
	`opens` text NOT NULL,
	`minutes` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fallback_people_line` ON `fallback_people` (`line_id`);