CREATE TABLE "rotation_lists" (
	"rotation_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"participants" jsonb NOT NULL,
	"anew" boolean NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "rotation_lists_rotation_id_effective_on_pk" PRIMARY KEY("rotation_id","effective_on")
);
--> statement-breakpoint
CREATE TABLE "rotation_turns" (
	"rotation_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"participant" jsonb NOT NULL,
	"passed" jsonb NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "rotation_turns_rotation_id_ordinal_pk" PRIMARY KEY("rotation_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "rotations" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"role" text NOT NULL,
	"template_codes" jsonb,
	"unit" text NOT NULL,
	"every" integer NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"hand_over" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rotation_lists" ADD CONSTRAINT "rotation_lists_rotation_id_rotations_id_fk" FOREIGN KEY ("rotation_id") REFERENCES "public"."rotations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_turns" ADD CONSTRAINT "rotation_turns_rotation_id_rotations_id_fk" FOREIGN KEY ("rotation_id") REFERENCES "public"."rotations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotations" ADD CONSTRAINT "rotations_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rotations_line" ON "rotations" USING btree ("line_id");