using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>Keys are numbers, times are seconds since 1970; the deleted are gone, and nothing says so.</summary>
sealed class Tickets(Dice dice, SampleCompanyOptions options, Contacts contacts) : Kind("tickets")
{
    static readonly string[] States = ["new", "open", "pending", "solved", "closed"];

    readonly Population _tickets = new(dice.For("tickets"), options.Tickets, 4 * options.Pace, DeleteHabit.Silent);

    public override string Updated => "updated";

    public override string Unsteady => "replies";

    public override DeleteHabit Deletes => DeleteHabit.Silent;

    public override ITable Table => _tickets;

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("ticket").For(row.Number);
        return new JsonObject
        {
            ["number"] = Key(row.Number),
            ["subject"] = own.Pick("subject", Words.Troubles),
            ["body"] = own.Roll("has body", 5) == 0 ? "" : $"Hello,\n\n{own.Pick("subject", Words.Troubles)}. Since when? Since {Iso(row.CreatedAt)}.\n\t— {own.Pick("from", Words.FirstNames).Written}",
            ["status"] = States[Math.Min(row.Revision / 20, States.Length - 1)],
            ["priority"] = own.Roll("has priority", 3) == 0 ? null : JsonValue.Create(1 + own.For(row.Revision / 9).Roll(4)),
            ["requester"] = contacts.Key(contacts.Somebody(own.For("requester"), row.UpdatedAt)),
            ["replies"] = row.Revision,
            ["opened"] = row.CreatedAt.ToUnixTimeSeconds(),
            ["updated"] = row.UpdatedAt.ToUnixTimeSeconds(),
        };
    }
}
