using Portal.Engine;

namespace Portal.Web.Platform.Agents;

sealed record KeyMissing : Refusal
{
    public override string Message => $"Send the agent's key as \"Authorization: Bearer prt_…\", or in the header {AgentCredential.KeyHeader}.";
}

sealed record KeyInAddress : Refusal
{
    public override string Message => $"A key does not belong in an address, where logs and proxies on the way keep it. Send it as \"Authorization: Bearer prt_…\", or in the header {AgentCredential.KeyHeader}, and have the one that was sent exchanged.";
}

sealed record SeveralKeys : Refusal
{
    public override string Message => "There are several keys in this request. Send one.";
}

sealed record KeyOverPlainHttp : Refusal
{
    public override string Message => "This connection is not encrypted: the key could be read by others on the network. Ask over HTTPS, and have the key that was sent exchanged. On a network where everybody may be trusted, the admin can set Portal:Network:AllowPlainHttp to true.";
}

/// <summary>Of what takes long an agent has as many open as it may.</summary>
sealed record TooManyAtOnce(int Most) : Refusal
{
    public override string Message => $"This agent has {Most} such questions open already. Let one of them be answered first.";
}
