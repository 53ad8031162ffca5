using System.Net;

namespace Portal.Engine.Resilience.Egress;

/// <summary>Why the guard does not let something out, or does not take what came back.</summary>
public abstract record EgressRefusal : Refusal
{
    public virtual Who Who => Who.Owner;

    /// <summary>Whether another try may end better.</summary>
    public virtual bool MayPass => false;
}

public sealed record AddressRefused(Origin Origin, IPAddress Address, string Kind) : EgressRefusal
{
    public override string Message => Origin.Address is null
        ? $"{Origin} resolves to {Address}, {Kind}. {HowToAllow}"
        : $"{Origin} is {Kind}. {HowToAllow}";

    string HowToAllow => $"If this is meant, an operator can add {Origin} to {EgressOptions.AllowedOriginsSetting} and start the portal again, with --{EgressOptions.AllowedOriginsSetting}={Origin} or in appsettings.json.";
}

public sealed record PortRefused(Origin Origin) : EgressRefusal
{
    public override string Message => $"Port {Origin.Port} of {Origin} belongs to a service that is not HTTP. Correct the address; if it is meant, an operator can add {Origin} to {EgressOptions.AllowedOriginsSetting}.";
}

public sealed record SchemeRefused(string Scheme) : EgressRefusal
{
    public override string Message => $"The address begins with {Scheme}:, and only http: and https: are read. Correct the address.";
}

public sealed record HostMissing : EgressRefusal
{
    public override string Message => "The address is not complete. It should look like https://api.example.com/contacts.";
}

/// <summary>The address is not repeated: it holds a password.</summary>
public sealed record UserInfoRefused : EgressRefusal
{
    public override string Message => "The address carries a user name or a password before the @. Remove it there, and store it as the credential of the source.";
}

public sealed record HostHeaderRefused(Origin Origin) : EgressRefusal
{
    public override string Message => $"A request to {Origin} carries a Host header of its own. Remove the header, and write the host into the address.";
}

public sealed record NameUnknown(string Host) : EgressRefusal
{
    public override string Message => $"There is no host called {Host}. Correct the address; if it is right, the name service of this machine does not know it.";
}

public sealed record RedirectsTooMany(Origin Origin, int Most) : EgressRefusal
{
    public override Who Who => Who.Source;

    public override string Message => $"{Origin} redirected more than {Most} times. Use the address that it ends at, or tell whoever runs it.";
}

public sealed record RedirectToPlainHttp(Origin From, Origin To) : EgressRefusal
{
    public override string Message => $"{From} redirects to {To}, which is not encrypted. Correct the address, or tell whoever runs it.";
}

public sealed record RedirectWithBody(Origin From, Origin To) : EgressRefusal
{
    public override string Message => $"{From} redirects what was sent to it to {To}, another host. If this is meant, write the new host into the address.";
}

public sealed record CertificateRefused(string Host, string Why) : EgressRefusal
{
    public override string Message => $"{Host} cannot prove who it is: {Why}";
}

public sealed record ResponseTooLarge(Origin Origin, long MostBytes) : EgressRefusal
{
    public override string Message => $"{Origin} answers with more than {Amount}. Ask it for smaller pages, or have an operator raise Portal:Egress:MaxResponseBytes.";

    string Amount => MostBytes >= 1024 * 1024 ? $"{MostBytes / 1024 / 1024} MB" : $"{MostBytes / 1024} KB";
}

public sealed record ResponseHeadTooLarge(Origin Origin) : EgressRefusal
{
    public override Who Who => Who.Source;

    public override string Message => $"{Origin} answers with more than {GuardedHttp.MostHeaderKilobytes} KB of headers. Tell whoever runs it.";
}

public sealed record ResponseTooSlow(Origin Origin, string What, TimeSpan Limit) : EgressRefusal
{
    public override Who Who => Who.Source;

    public override bool MayPass => true;

    public override string Message => $"{Origin} took longer than {Limit.TotalSeconds:0.#} seconds {What}. Tell whoever runs it, or ask it for smaller pages.";
}
