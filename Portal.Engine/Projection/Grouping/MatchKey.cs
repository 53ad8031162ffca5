namespace Portal.Engine.Projection.Grouping;

/// <summary>A match value of an entity, which gathers records.</summary>
readonly record struct MatchKey(long Entity, string Value);
