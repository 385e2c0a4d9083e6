CREATE TABLE "topic_models" (
	"line_id" text PRIMARY KEY NOT NULL,
	"built_at" timestamp(3) with time zone NOT NULL,
	"model" jsonb NOT NULL
);
