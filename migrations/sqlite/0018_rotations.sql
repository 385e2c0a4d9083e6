CREATE TABLE `rotation_lists` (
	`rotation_id` text NOT NULL,
	`effective_on` text NOT NULL,
	`participants` text NOT NULL,
	`anew` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	PRIMARY KEY(`rotation_id`, `effective_on`),
	FOREIGN KEY (`rotation_id`) REFERENCES `rotations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rotation_turns` (
	`rotation_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`participant` text NOT NULL,
	`passed` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`rotation_id`, `ordinal`),
	FOREIGN KEY (`rotation_id`) REFERENCES `rotations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rotations` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`role` text NOT NULL,
	`template_codes` text,
	`unit` text NOT NULL,
	`every` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`hand_over` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rotations_line` ON `rotations` (`line_id`);