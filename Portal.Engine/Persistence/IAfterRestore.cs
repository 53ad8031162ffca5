namespace Portal.Engine.Persistence;

/// <summary>
/// What a room ends or notes in a restored SQLite database before it is served: what was ended since the backup was made
/// would be good again. Found by scanning.
/// </summary>
public interface IAfterRestore
{
    /// <summary>SQL for the schema of this program. It may name $backup (its file), $by (who restores it) and $at.</summary>
    IReadOnlyList<string> Statements { get; }
}
