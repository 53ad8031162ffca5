using System.Text.Json.Nodes;

namespace Portal.Web.SampleCompany.World;

/// <summary>A record as it truly is, for a test to compare with.</summary>
sealed record SampleRecord(string Key, JsonObject Fields, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DeletedAt);
