CREATE TABLE "ledger_entries" (
	"rota_id" text NOT NULL,
	"member_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"stood" jsonb NOT NULL,
	"fair" jsonb NOT NULL,
	"wishes_asked" integer NOT NULL,
	"wishes_met" integer NOT NULL,
	CONSTRAINT "ledger_entries_rota_id_member_id_pk" PRIMARY KEY("rota_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "rota_ledgers" (
	"rota_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"reckoned_at" timestamp(3) with time zone NOT NULL,
	"closed_at" timestamp(3) with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_ledgers" ADD CONSTRAINT "rota_ledgers_rota_id_rotas_id_fk" FOREIGN KEY ("rota_id") REFERENCES "public"."rotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_member" ON "ledger_entries" USING btree ("member_id","to_day");