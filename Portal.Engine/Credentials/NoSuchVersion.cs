namespace Portal.Engine.Credentials;

public sealed record NoSuchVersion(string Name, int Version, int Current) : Refusal
{
    public override string Message => $"Version {Version} of the secret {Name} is not kept; the current one is {Current}. Ask for that one.";
}
