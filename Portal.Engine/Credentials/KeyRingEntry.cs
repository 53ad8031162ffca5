namespace Portal.Engine.Credentials;

/// <summary>One element of ASP.NET's key ring (a key or a revocation), as sealed XML. Cookies and tokens are signed by these keys.</summary>
public sealed class KeyRingEntry
{
    public int Id { get; init; }

    /// <summary>As the framework calls it: "key-…".</summary>
    public required string Name { get; init; }

    public required string Sealed { get; set; }

    public required DateTimeOffset At { get; init; }
}
