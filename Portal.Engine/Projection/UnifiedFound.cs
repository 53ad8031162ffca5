namespace Portal.Engine.Projection;

/// <summary>A unified record in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its fields, as JSON.</param>
/// <param name="IsHeld">Whether a person must say whether its records are one with others.</param>
/// <param name="ChangedAt">When it became so here.</param>
public sealed record UnifiedFound(long Id, string Body, bool IsHeld, DateTimeOffset ChangedAt);
