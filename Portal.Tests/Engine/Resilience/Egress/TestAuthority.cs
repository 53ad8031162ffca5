using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>An authority of the test's own, which nobody else trusts.</summary>
sealed class TestAuthority : IDisposable
{
    static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public X509Certificate2 Root { get; } = SelfSigned("CN=Test Authority", isAuthority: true);

    public static X509Certificate2 SelfSigned(string subject = "CN=127.0.0.1", bool isAuthority = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(subject, key, isAuthority, "127.0.0.1").CreateSelfSigned(From, Until);
    }

    /// <param name="address">Whom it is for.</param>
    /// <param name="until">When it ends; far away if not said.</param>
    /// <param name="issuerAt">Where it says that its issuer's certificate can be fetched.</param>
    public X509Certificate2 Issue(string address = "127.0.0.1", DateTimeOffset? until = null, Uri? issuerAt = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"CN={address}", key, isAuthority: false, address);
        if (issuerAt is not null) request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [$"{issuerAt}"]));
        using var certificate = request.Create(Root, From, until ?? Until, [1, 2, 3, 4]);
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose() => Root.Dispose();

    static CertificateRequest Request(string subject, ECDsa key, bool isAuthority, string address)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
