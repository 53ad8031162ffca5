using Portal.Engine.Configuration;

namespace Portal.Web.SampleCompany;

/// <summary>The small company that comes with the portal, as a first source to connect.</summary>
public sealed record SampleCompanyOptions : IChecked
{
    const int Most = 1_000_000;

    /// <summary>True: it runs with the portal. False: there is none. Unless said, it runs in Development, and elsewhere once somebody explores it; on several machines it is not offered.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The port of its API on this machine; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Two companies of one seed and one set of sizes are the same at every moment.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many times faster than usual it changes.</summary>
    public int Pace { get; init; } = 1;

    public int Contacts { get; init; } = 500;

    public int Companies { get; init; } = 120;

    public int Deals { get; init; } = 300;

    public int Tickets { get; init; } = 400;

    public int Invoices { get; init; } = 250;

    /// <summary>For how many days it keeps its logins.</summary>
    public int LoginDays { get; init; } = 2;

    public void Check(string key, SettingsProblems problems)
    {
        CheckRange(nameof(Port), Port, 0, 65535);
        CheckRange(nameof(Pace), Pace, 1, 1000);
        CheckRange(nameof(Contacts), Contacts, 1, Most);
        CheckRange(nameof(Companies), Companies, 1, Most);
        CheckRange(nameof(Deals), Deals, 1, Most);
        CheckRange(nameof(Tickets), Tickets, 1, Most);
        CheckRange(nameof(Invoices), Invoices, 1, Most);
        CheckRange(nameof(LoginDays), LoginDays, 1, 30);

        void CheckRange(string name, int value, int least, int most)
        {
            if (value < least || value > most) problems.Add($"{key}:{name}", $"is not a number from {least} to {most}.");
        }
    }
}
