using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>Keys that were revoked since the backup would be good again, so agents wait until somebody has looked through them.</summary>
sealed class AgentsAfterRestore : IAfterRestore
{
    public IReadOnlyList<string> Statements { get; } =
    [
        """
        UPDATE agents SET disabled_at = $at, disabled_by = $by, disabled_why = 'Restored from a backup. Revoke the keys that were revoked since it was made; then enable it.'
        WHERE disabled_at IS NULL
        """,
    ];
}
