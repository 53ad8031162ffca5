using System.Data.Common;
using Npgsql;
using Portal.Engine.Configuration;
using Portal.Engine.Secrets;

namespace Portal.Engine.Persistence;

/// <summary>Where the data is kept. SQLite needs nothing: its file lies in the data folder.</summary>
public sealed record DatabaseOptions : IChecked
{
    public DatabaseKind Kind { get; init; } = DatabaseKind.Sqlite;

    /// <summary>For PostgreSQL only, such as "Host=db;Database=portal;Username=portal;Password=…".</summary>
    public Secret? ConnectionString { get; init; }

    public void Check(string key, SettingsProblems problems)
    {
        if (Kind == DatabaseKind.Sqlite && ConnectionString is not null)
            problems.Add($"{key}:ConnectionString", $"SQLite takes its file from Portal:DataFolder and needs none. Set {key}:Kind to Postgres, or remove it.");
        if (Kind == DatabaseKind.Postgres) CheckPostgres($"{key}:ConnectionString", problems);
    }

    void CheckPostgres(string key, SettingsProblems problems)
    {
        if (ConnectionString is null)
        {
            problems.Add(key, "is missing. Set it to your server, for example Host=db;Database=portal;Username=portal;Password=…");
            return;
        }

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString.Reveal());
            if (string.IsNullOrEmpty(parts.Host)) problems.Add(key, "names no server. Add Host=…");
            if (string.IsNullOrEmpty(parts.Database)) problems.Add(key, "names no database. Add Database=…");
        }
        catch (Exception e) when (e is ArgumentException or DbException or FormatException)
        {
            problems.Add(key, "is not a PostgreSQL connection string. It is a list such as Host=db;Database=portal;Username=portal;Password=…");
        }
    }
}
