namespace Portal.Engine.Projection.Rows;

/// <summary>That there was a unified record, for whoever follows what changes. It says nothing of what was in it.</summary>
sealed class UnifiedGone
{
    public required long Id { get; init; }

    public required long Entity { get; init; }

    /// <summary>The projector's turn that removed it.</summary>
    public required long Turn { get; init; }
}
