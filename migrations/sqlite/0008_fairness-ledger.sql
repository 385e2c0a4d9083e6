CREATE TABLE `ledger_entries` (
	`rota_id` text NOT NULL,
	`member_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`stood` text NOT NULL,
	`fair` text NOT NULL,
	`wishes_asked` integer NOT NULL,
	`wishes_met` integer NOT NULL,
	PRIMARY KEY(`rota_id`, `member_id`),
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_member` ON `ledger_entries` (`member_id`,`to_day`);--> statement-breakpoint
CREATE TABLE `rota_ledgers` (
	`rota_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`reckoned_at` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`rota_id`) REFERENCES `rotas`(`id`) ON UPDATE no action ON DELETE cascade
);
