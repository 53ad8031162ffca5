using System.Security.Cryptography;

namespace Portal.Web.Shell;

/// <summary>What a reader can read out over the phone to find an error in the log: "K7P2-9QXM".</summary>
public static class ErrorReference
{
    // Without what is taken for another: 0 and O, 1, I and L, U and V.
    const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
}
