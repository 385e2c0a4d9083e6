CREATE TABLE "call_search_queue" (
	"call_id" text PRIMARY KEY NOT NULL
);

--> statement-breakpoint
CREATE TABLE "text_search" ("record_id" text NOT NULL, "part" integer NOT NULL, "owner_id" text, "place" bigint NOT NULL, "tokens" tsvector NOT NULL, CONSTRAINT "text_search_pk" PRIMARY KEY ("record_id", "part"));
--> statement-breakpoint
CREATE INDEX "text_search_tokens" ON "text_search" USING gin ("tokens");
