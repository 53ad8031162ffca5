using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Configuration;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Secrets;
using Portal.Engine.Store.Retention;
using Portal.Web.Platform.Logging;
using Portal.Web.Platform.Network;
using Portal.Web.Platform.Telemetry;
using Portal.Web.SampleCompany;

namespace Portal.Web;

/// <summary>Everything that can be set under "Portal:". The defaults serve one person on this machine with no editing.</summary>
public sealed record PortalOptions : IChecked
{
    public const string Section = "Portal";

    /// <summary>Where the database, the master key and the lock are kept; relative to the working directory.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>The address people and webhooks reach the portal by, if that is not the one it listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where to listen; ASPNETCORE_URLS and --urls win over it.</summary>
    public string Listen { get; init; } = "http://localhost:5080";

    /// <summary>Whether each kind of page is opened once after the start, so that the first person who does so need not wait.</summary>
    public bool Rehearse { get; init; } = true;

    public DatabaseOptions Database { get; init; } = new();

    public SignInOptions SignIn { get; init; } = new();

    /// <summary>The key that secrets at rest are encrypted with: 32 bytes in base64.</summary>
    public Secret? MasterKey { get; init; }

    /// <summary>The file that holds it, if it is not master.key in the data folder.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>Earlier master keys, for the one start that moves to a new one.</summary>
    public IReadOnlyList<Secret> PreviousMasterKeys { get; init; } = [];

    public NetworkOptions Network { get; init; } = new();

    public EgressOptions Egress { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();

    public AgentOptions Agents { get; init; } = new();

    public LogOptions Log { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    public SampleCompanyOptions SampleCompany { get; init; } = new();

    public static PortalOptions Read(IConfiguration configuration)
    {
        var problems = new SettingsProblems();
        var options = StrictSettings.Read<PortalOptions>(configuration.GetSection(Section), problems);
        problems.ThrowIfAny();
        return options;
    }

    public void Check(string key, SettingsProblems problems)
    {
        ForMasterKey().Check(key, problems);
        if (PublicUrl is { PathAndQuery: not "/" })
            problems.Add($"{key}:PublicUrl", "has a path. The portal is served from the root of its address, for example https://portal.example.com");
        foreach (var address in Listen.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!BindingAddress.TryParse(address)) problems.Add($"{key}:Listen", "is not a list of addresses such as http://localhost:5080;http://[::1]:5080");
        }
    }

    public EngineOptions ForEngine() => new(new DataFolder(Path.GetFullPath(DataFolder)), Database) { MasterKey = ForMasterKey(), SignIn = SignIn, Egress = Egress, Retention = Retention, Agents = Agents };

    MasterKeyOptions ForMasterKey() => new(MasterKey, MasterKeyFile, PreviousMasterKeys);

    static class BindingAddress
    {
        public static bool TryParse(string address)
        {
            try
            {
                var parsed = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
                return parsed is { Scheme: "http" or "https", Port: >= 0 and <= 65535 };
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
