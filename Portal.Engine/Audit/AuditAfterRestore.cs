using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>The log goes on from where the backup has it, and says so.</summary>
sealed class AuditAfterRestore : IAfterRestore
{
    public IReadOnlyList<string> Statements { get; } =
    [
        """
        INSERT INTO audit_entries (at, who, action, target_kind, target_id, target_name, search, after)
        VALUES ($at, $by, 'portal.restored', 'database', 'portal', 'Database', lower($by) || ' portal.restored database', json_object('backup', $backup))
        """,
    ];
}
