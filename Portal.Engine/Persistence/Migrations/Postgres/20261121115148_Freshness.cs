using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Freshness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "age_is_working_time",
                table: "streams",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "calendar_id",
                table: "streams",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "field_promises",
                table: "streams",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<TimeSpan>(
                name: "grace",
                table: "streams",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "within",
                table: "streams",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "scheduled_at",
                table: "feeds",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<long>(
                name: "good_since",
                table: "feed_states",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "verified_at",
                table: "feed_states",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    zone = table.Column<string>(type: "text", nullable: false),
                    hours = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    days_off = table.Column<string>(type: "text", nullable: false),
                    extra_days = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verdict_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    reason = table.Column<int>(type: "integer", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verdict_changes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendars_search",
                table: "calendars",
                column: "search",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verdict_changes_at",
                table: "verdict_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_verdict_changes_stream_field_id",
                table: "verdict_changes",
                columns: new[] { "stream", "field", "id" });

            migrationBuilder.Sql("UPDATE feeds SET scheduled_at = created_at");
            migrationBuilder.Sql("UPDATE feed_states SET verified_at = good_at, good_since = good_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendars");

            migrationBuilder.DropTable(
                name: "verdict_changes");

            migrationBuilder.DropColumn(
                name: "age_is_working_time",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "calendar_id",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "field_promises",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "grace",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "within",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "scheduled_at",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "good_since",
                table: "feed_states");

            migrationBuilder.DropColumn(
                name: "verified_at",
                table: "feed_states");
        }
    }
}
