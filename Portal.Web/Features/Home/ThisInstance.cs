using System.Reflection;
using Portal.Engine.Persistence;

namespace Portal.Web.Features.Home;

/// <summary>Which portal this is: for a bug report, and to see that an update arrived.</summary>
public sealed class ThisInstance(DatabaseOptions database, TimeProvider time)
{
    public string Version { get; } = typeof(ThisInstance).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public string Database { get; } = database.Kind == DatabaseKind.Postgres ? "PostgreSQL" : "SQLite, in the data folder";

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();
}
