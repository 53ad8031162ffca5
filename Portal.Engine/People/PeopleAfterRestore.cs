using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Links that were used up and sessions that were ended since the backup stay so: everybody signs in anew.</summary>
sealed class PeopleAfterRestore : IAfterRestore
{
    public IReadOnlyList<string> Statements { get; } =
    [
        "DELETE FROM tickets",
        "DELETE FROM sessions",
        "UPDATE people SET stamp = hex(randomblob(16))",
    ];
}
