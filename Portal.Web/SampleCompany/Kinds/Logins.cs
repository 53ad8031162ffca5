using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>A happening: new ones come and none ever changes. Keys are texts, times are as in HTTP.</summary>
sealed class Logins(Dice dice, SampleCompanyOptions options, Contacts contacts) : Kind("logins")
{
    readonly Happenings _logins = new(6 * options.Pace, TimeSpan.FromDays(options.LoginDays));

    public override string Updated => "at";

    public override string Unsteady => "ok";

    public override DeleteHabit Deletes => DeleteHabit.Never;

    public override ITable Table => _logins;

    protected override string Prefix => "lgn_";

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("login").For(row.Number);
        return new JsonObject
        {
            ["id"] = Key(row.Number),
            ["contact"] = contacts.Key(contacts.Somebody(own.For("contact"), row.CreatedAt)),
            ["device"] = own.Roll("has device", 8) == 0 ? null : own.Pick("device", Words.Devices),
            ["ip"] = string.Create(CultureInfo.InvariantCulture, $"203.0.113.{own.Roll("ip", 256)}"),
            ["ok"] = own.Roll("ok", 12) > 0,
            ["at"] = row.CreatedAt.ToString("R", CultureInfo.InvariantCulture),
        };
    }
}
