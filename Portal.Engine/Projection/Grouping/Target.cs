namespace Portal.Engine.Projection.Grouping;

/// <summary>A unified record as it is to be: its records, and which of those that were there it goes on as.</summary>
sealed class Target(long entity, string? match, bool isHeld, bool isApart)
{
    public long Entity { get; } = entity;

    public string? Match { get; } = match;

    public bool IsHeld { get; } = isHeld;

    /// <summary>Its record stays alone, though others have the same match value.</summary>
    public bool IsApart { get; } = isApart;

    /// <summary>By their ids.</summary>
    public List<Member> Members { get; } = [];

    public long Id { get; set; }

    public bool IsNew { get; set; }

    /// <summary>Others that became one with it.</summary>
    public List<long> Absorbed { get; } = [];

    /// <summary>How good its claim is to go on as a unified record of which it has records: the match value stayed, or it has the first record.</summary>
    public (bool HasMoved, long First) ClaimTo(long unified) =>
        (!Members.Any(member => member.Was == unified && member.WasMatch == Match), Members.Where(member => member.Was == unified).Min(member => member.Record));
}
