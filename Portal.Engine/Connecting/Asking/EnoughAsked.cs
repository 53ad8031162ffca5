namespace Portal.Engine.Connecting.Asking;

/// <summary>One trial asks a source so often and no more.</summary>
public sealed record EnoughAsked(int Most) : Refusal
{
    public override string Message => $"{Most} requests were made, which is as many as one trial makes.";
}
