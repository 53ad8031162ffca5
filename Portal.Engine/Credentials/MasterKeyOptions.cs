using Portal.Engine.Configuration;
using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>Where the master key is: given, or in a file.</summary>
/// <param name="Key">The key itself, 32 bytes in base64.</param>
/// <param name="File">The file that holds it; without both it is master.key in the data folder.</param>
/// <param name="Previous">Earlier keys, for the start that moves to a new one.</param>
public sealed record MasterKeyOptions(Secret? Key, string? File, IReadOnlyList<Secret> Previous) : IChecked
{
    public const string KeySetting = "Portal:MasterKey", FileSetting = "Portal:MasterKeyFile", PreviousSetting = "Portal:PreviousMasterKeys";

    public static MasterKeyOptions None { get; } = new(null, null, []);

    public void Check(string key, SettingsProblems problems)
    {
        if (Key is not null && File is not null)
            problems.Add($"{key}:MasterKeyFile", $"is set and {key}:MasterKey too. Keep the one that counts and remove the other.");
        if (File is not null && MasterKey.Parse(new Secret(File)) is not null)
            problems.Add($"{key}:MasterKeyFile", $"holds a master key, where the path of a file belongs. Set {key}:MasterKey to it instead.");
        if (Key is not null && MasterKey.Parse(Key) is null)
            problems.Add($"{key}:MasterKey", $"is not a master key: that is {MasterKey.Bytes} bytes in base64. A new one is made with: {MasterKey.HowToMake}");
        if (Previous.Any(previous => MasterKey.Parse(previous) is null))
            problems.Add($"{key}:PreviousMasterKeys", $"holds something that is not a master key: each is {MasterKey.Bytes} bytes in base64.");
    }
}
