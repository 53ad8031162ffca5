using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Engine.Resilience.Egress;

/// <summary>TLS 1.2 or later, with a certificate that this machine trusts. The framework decides; this says why it said no.</summary>
public static class CertificateCheck
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <param name="roots">Whom to trust instead of this machine's store.</param>
    public static SslClientAuthenticationOptions Options(X509Certificate2Collection? roots) => new()
    {
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateChainPolicy = Policy(roots),
        RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => errors == SslPolicyErrors.None
            ? true
            : throw new EgressException(new CertificateRefused(((SslStream)sender).TargetHostName, Why(certificate, chain, errors))),
    };

    static X509ChainPolicy Policy(X509Certificate2Collection? roots)
    {
        // A certificate can name addresses to fetch others from. Fetching them would be a way out around the guard.
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (roots is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    static string Why(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return "it shows no certificate.";
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) return $"its certificate is valid from {certificate.GetEffectiveDateString()} to {certificate.GetExpirationDateString()} only. Whoever runs it must renew it.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return $"its certificate is for another host ({certificate.Subject}). Correct the address.";
        if (certificate.Subject == certificate.Issuer) return "its certificate is signed by itself. If this is meant, add it to the certificates that the portal's machine trusts.";
        if (status.HasFlag(X509ChainStatusFlags.PartialChain) || status.HasFlag(X509ChainStatusFlags.UntrustedRoot))
            return $"its certificate is issued by {certificate.Issuer}, which this machine does not trust, or an intermediate certificate is not sent along. Add the issuer to the certificates that the portal's machine trusts.";
        return $"its certificate is not good ({status}). Whoever runs it must replace it.";
    }
}
