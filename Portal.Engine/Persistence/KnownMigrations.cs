using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Engine.Persistence;

/// <summary>
/// The migrations in this program, found without building EF Core's model: at an ordinary start the database is up to date,
/// and then nobody needs the model yet.
/// </summary>
static class KnownMigrations
{
    public const string HistoryTable = "__EFMigrationsHistory";

    /// <param name="neighbour">A type beside whose namespace the migrations lie.</param>
    public static IReadOnlyList<string> Of(string neighbour) =>
    [
        .. typeof(KnownMigrations).Assembly.GetTypes()
            .Where(type => type.Namespace == neighbour && type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal),
    ];

    /// <returns>Whether there is something to apply.</returns>
    public static bool Compare(IReadOnlyList<string> known, IReadOnlyCollection<string> applied, string database)
    {
        var unknown = applied.Except(known).Order(StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
            throw new StartProblem($"{database} was written by a newer Portal (it has {unknown[^1]}, which this version does not know). Start the newer version, or bring back a backup made with this one.");
        return applied.Count < known.Count;
    }
}
