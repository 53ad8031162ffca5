namespace Portal.Engine.Credentials;

/// <summary>The place that a reference names has no secret, and what to do about it.</summary>
public sealed record SecretNotFound(string Problem) : Refusal
{
    public override string Message => Problem;
}
