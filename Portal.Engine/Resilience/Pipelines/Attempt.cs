namespace Portal.Engine.Resilience.Pipelines;

/// <summary>How one try ended.</summary>
/// <param name="Failure">Null if it went well.</param>
/// <param name="MayPass">Whether another try may end better.</param>
/// <param name="NotBefore">The moment the source asked to wait for.</param>
/// <param name="Trouble">Whether the source is in trouble; null if it was not asked.</param>
sealed record Attempt(Failure? Failure, bool MayPass = false, DateTimeOffset? NotBefore = null, bool? Trouble = false)
{
    public static Attempt NotMade(Failure failure) => new(failure, Trouble: null);
}
