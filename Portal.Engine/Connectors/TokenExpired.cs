namespace Portal.Engine.Connectors;

/// <summary>The source no longer knows the page token. The pass starts again from the watermark.</summary>
public sealed record TokenExpired(string Source) : Refusal
{
    public override string Message => $"{Source} no longer knows where the reading had stopped, so it begins again from the last good point.";
}
