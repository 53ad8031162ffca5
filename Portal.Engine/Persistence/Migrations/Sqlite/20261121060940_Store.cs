using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Store : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<long>(type: "INTEGER", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    patched = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "feed_states",
                columns: table => new
                {
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    cursor = table.Column<string>(type: "TEXT", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    in_pass = table.Column<bool>(type: "INTEGER", nullable: false),
                    everything = table.Column<bool>(type: "INTEGER", nullable: false),
                    pass_at = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_from = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_pages = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_read = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_nameless = table.Column<long>(type: "INTEGER", nullable: false),
                    waiting = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<long>(type: "INTEGER", nullable: false),
                    good_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pages = table.Column<long>(type: "INTEGER", nullable: false),
                    read = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted = table.Column<long>(type: "INTEGER", nullable: false),
                    quarantined = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_states", x => x.feed);
                });

            migrationBuilder.CreateTable(
                name: "held_removals",
                columns: table => new
                {
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: false),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_from = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_removals", x => new { x.feed, x.record });
                });

            migrationBuilder.CreateTable(
                name: "log_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    compacted = table.Column<long>(type: "INTEGER", nullable: false),
                    compacted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_numbers", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "quarantine",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    raw = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    touched = table.Column<long>(type: "INTEGER", nullable: false),
                    patched = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stream_states",
                columns: table => new
                {
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    commits = table.Column<long>(type: "INTEGER", nullable: false),
                    live = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_states", x => x.stream);
                });

            migrationBuilder.InsertData(
                table: "log_head",
                columns: new[] { "id", "compacted", "compacted_at", "position" },
                values: new object[] { 1, 0L, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_quarantine_feed_identity",
                table: "quarantine",
                columns: new[] { "feed", "identity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_stream_key",
                table: "records",
                columns: new[] { "stream", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "feed_states");

            migrationBuilder.DropTable(
                name: "held_removals");

            migrationBuilder.DropTable(
                name: "log_head");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "quarantine");

            migrationBuilder.DropTable(
                name: "records");

            migrationBuilder.DropTable(
                name: "stream_states");
        }
    }
}
