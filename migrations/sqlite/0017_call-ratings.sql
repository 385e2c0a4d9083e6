CREATE TABLE `call_ratings` (
	`call_id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`day` text NOT NULL,
	`wait` integer,
	`length` integer,
	`problem_solving` integer,
	`ending` integer
);
--> statement-breakpoint
CREATE INDEX `call_ratings_line` ON `call_ratings` (`line_id`,`day`);
--> statement-breakpoint
INSERT INTO call_ratings (call_id, line_id, day, wait, length, problem_solving, ending)
SELECT c.id, c.line_id, c.day, CAST(r.content -> 'satisfaction' ->> 'wait' AS integer), CAST(r.content -> 'satisfaction' ->> 'length' AS integer), CAST(r.content -> 'satisfaction' ->> 'problemSolving' AS integer), CAST(r.content -> 'satisfaction' ->> 'ending' AS integer)
FROM calls c JOIN call_revisions r ON r.call_id = c.id AND r.revision = c.content_revision
WHERE c.state = 'closed' AND (CAST(r.content -> 'satisfaction' ->> 'wait' AS integer) IS NOT NULL OR CAST(r.content -> 'satisfaction' ->> 'length' AS integer) IS NOT NULL OR CAST(r.content -> 'satisfaction' ->> 'problemSolving' AS integer) IS NOT NULL OR CAST(r.content -> 'satisfaction' ->> 'ending' AS integer) IS NOT NULL);
