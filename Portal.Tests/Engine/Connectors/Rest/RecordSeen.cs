namespace Portal.Tests.Engine.Connectors.Rest;

sealed record RecordSeen(string? Key, string Fields, DateTimeOffset? SourceAt, bool IsDeleted, string? Problem);
