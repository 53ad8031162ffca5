using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fallback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "fallback",
                table: "streams",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "NextBest");

            migrationBuilder.AddColumn<long>(
                name: "fallback_stream_id",
                table: "streams",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "fallback",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "fallback_stream_id",
                table: "streams");
        }
    }
}
