namespace Portal.Engine.People;

/// <summary>What a cookie says of its session; worth nothing unless the database agrees.</summary>
public readonly record struct SessionMark(Guid SessionId, Guid PersonId, string Stamp);
