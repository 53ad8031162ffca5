namespace Portal.Engine.Credentials;

/// <summary>The one row that says which master key this database is encrypted with.</summary>
public sealed class KeyCheck
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string KeyId { get; set; }

    public required DateTimeOffset Since { get; set; }
}
