using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Connecting.Testing;

/// <summary>The way to an address below HTTP: its name, a connection, its certificate. It goes where the guard lets it and nowhere else.</summary>
sealed class Line(Uri address, EgressOptions options, EgressGuard guard, INetwork network, X509Certificate2Collection? roots, TimeProvider clock) : IAsyncDisposable
{
    const int SoonDays = 30;

    readonly Origin _origin = Origin.Of(address);
    IReadOnlyList<IPAddress> _addresses = [];
    Stream? _stream;

    public async Task<Reached> Name(CancellationToken stop)
    {
        if (guard.Check(address) is { } refusal) return Refused(refusal);
        try
        {
            _addresses = _origin.Address is { } own ? [own] : await network.Resolve(_origin.Host, stop);
        }
        catch (SocketException)
        {
            return Reached.Failed(Who.Nobody, $"The name service did not answer when it was asked for {_origin.Host}.", "Try again in a minute; if it stays so, tell whoever runs the portal's machine.");
        }

        if (guard.Check(_origin, _addresses) is { } refused) return Refused(refused);
        return Reached.Ok(_origin.Address is not null ? $"{_origin.Host} is an address itself, so there is no name to look up." : $"{_origin.Host} is at {string.Join(", ", _addresses.Take(3))}.");
    }

    public async Task<Reached> Connect(CancellationToken stop)
    {
        if (options.Proxy is not null) return Reached.Skipped("Everything goes out by a proxy, which makes the connection.");
        using var slow = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, slow.Token);
        foreach (var one in _addresses)
        {
            try
            {
                _stream = await network.Connect(new IPEndPoint(one, _origin.Port), any.Token);
                return Reached.Ok(string.Create(CultureInfo.InvariantCulture, $"{_origin.Host} takes connections at port {_origin.Port}."));
            }
            catch (SocketException)
            {
                // The next address may take one.
            }
            catch (OperationCanceledException) when (slow.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                break;
            }
        }

        return Reached.Failed(Who.Source, string.Create(CultureInfo.InvariantCulture, $"{_origin.Host} takes no connection at port {_origin.Port}."), "Check the address and its port; if they are right, ask whoever runs it whether it is up and lets the portal's machine in.");
    }

    public async Task<Reached> Secure(CancellationToken stop)
    {
        if (_origin.Scheme == "http") return Reached.Skipped("The address begins with http://, so nothing is encrypted and there is no certificate.");
        if (_stream is null) return Reached.Skipped("The certificate is checked when it is asked by way of the proxy.");
        var secure = new SslStream(_stream);
        _stream = secure;
        try
        {
            var wanted = CertificateCheck.Options(roots);
            wanted.TargetHost = _origin.Host;
            await secure.AuthenticateAsClientAsync(wanted, stop);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or HttpRequestException)
        {
            return EgressException.In(e) is { Refusal: var refusal }
                ? Refused(refusal)
                : Reached.Failed(Who.Source, $"No secure connection to {_origin.Host} came about (TLS 1.2 or later).", "Check that the port is one for https; if it is, tell whoever runs it.");
        }

        using var certificate = new X509Certificate2(secure.RemoteCertificate!);
        var days = (int)Math.Floor((certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime).TotalDays);
        var found = string.Create(CultureInfo.InvariantCulture, $"Its certificate is issued by {certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)} and good for {days} more days.");
        return days >= SoonDays ? Reached.Ok(found) : new(StepOutcome.Warn, found, "Tell whoever runs it that the certificate must be renewed soon.", Who.Source);
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The guard's words are whole: what is wrong, and after it what to do.</summary>
    static Reached Refused(EgressRefusal refusal)
    {
        var (found, advice) = Sentences.First(refusal.Message);
        return Reached.Failed(refusal.Who, found, advice ?? "Correct the address of the source.");
    }
}
