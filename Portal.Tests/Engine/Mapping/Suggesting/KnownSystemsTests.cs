using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Tests.Engine.Mapping.Suggesting;

/// <summary>Rows shaped like those of systems that many companies have: what is obviously right is suggested, and nothing wrong is sure.</summary>
public sealed class KnownSystemsTests
{
    const string HubSpotContact = """{"id":"51","properties":{"firstname":"Ann","lastname":"Smith","email":"ann@example.com","phone":"+44 20 7946 0000","createdate":"2024-01-05T09:15:30.000Z","lastmodifieddate":"2024-03-01T08:00:00.123Z","hs_object_id":"51","associatedcompanyid":"77","city":"London","jobtitle":"CTO","hubspot_owner_id":"9"},"createdAt":"2024-01-05T09:15:30.000Z","updatedAt":"2024-03-01T08:00:00.123Z","archived":false}""";

    const string HubSpotDeal = """{"id":"7","properties":{"dealname":"500 seats","dealstage":"closedwon","amount":"1500.5","closedate":"2024-04-01T10:00:00Z","createdate":"2024-01-05T09:15:30Z","hs_lastmodifieddate":"2024-03-01T08:00:00Z","pipeline":"default","hubspot_owner_id":"9","deal_currency_code":"EUR"},"archived":false}""";

    const string XeroInvoice = """{"Type":"ACCREC","InvoiceID":"243216c5-369e-4056-ac67-05388f86dc81","InvoiceNumber":"OIT00546","Reference":"PO 9","Contact":{"ContactID":"025867f1-d741-4d6b-b1af-9ac774b59ba7","Name":"City Agency"},"DateString":"2024-05-20T00:00:00","Date":"/Date(1716163200000+0000)/","DueDateString":"2024-06-20T00:00:00","DueDate":"/Date(1718841600000+0000)/","Status":"PAID","SubTotal":1750.00,"TotalTax":218.75,"Total":1968.75,"UpdatedDateUTC":"/Date(1716163200000+0000)/","CurrencyCode":"NZD","AmountDue":0.00,"AmountPaid":1968.75,"LineItems":[{"ItemCode":"1"}]}""";

    const string ZendeskTicket = """{"id":35436,"url":"https://company.zendesk.com/api/v2/tickets/35436.json","subject":"Help, my printer is on fire!","description":"The fire is very colorful.","priority":"high","status":"open","type":"incident","requester_id":20978392,"submitter_id":76872,"assignee_id":235323,"organization_id":509974,"created_at":"2024-07-20T22:55:29Z","updated_at":"2024-08-05T10:38:52Z","via":{"channel":"web"},"tags":["enterprise"],"due_at":null}""";

    const string StripeCharge = """{"id":"ch_3MmlLrLkdIwHu7ix0snN0B15","object":"charge","amount":1099,"amount_refunded":0,"balance_transaction":"txn_1","currency":"usd","created":1679090539,"customer":"cus_9s6XKzkNRiz8i3","description":null,"invoice":null,"paid":true,"receipt_email":"jenny@example.com","refunded":false,"status":"succeeded","payment_method":"pm_1","livemode":false}""";

    const string SalesforceContact = """{"attributes":{"type":"Contact","url":"/services/data/v61.0/sobjects/Contact/003"},"Id":"003xx000004TmiQAAS","Name":"Rose Gonzalez","FirstName":"Rose","LastName":"Gonzalez","Email":"rose@edge.com","Phone":"(512) 757-6000","Title":"SVP, Procurement","AccountId":"001xx000003DGb2AAG","OwnerId":"005xx000001X8Uz","MailingCity":"Austin","MailingCountry":"USA","CreatedDate":"2024-01-05T09:15:30.000+0000","LastModifiedDate":"2024-03-01T08:00:00.000+0000","SystemModstamp":"2024-03-01T08:00:05.000+0000","IsDeleted":false}""";

    [Fact]
    public void A_contact_of_HubSpot() => Has("customer", HubSpotContact,
        "name <- properties.firstname + properties.lastname", "email <- properties.email", "phone <- properties.phone", "company_key <- properties.associatedcompanyid", "job_title <- properties.jobtitle", "city <- properties.city",
        "created_at <- createdAt", "updated_at <- updatedAt");

    [Fact]
    public void A_deal_of_HubSpot() => Has("deal", HubSpotDeal,
        "title <- properties.dealname", "stage <- properties.dealstage", "amount <- properties.amount", "currency <- properties.deal_currency_code", "owner <- properties.hubspot_owner_id", "close_date <- properties.closedate",
        "created_at <- properties.createdate", "updated_at <- properties.hs_lastmodifieddate");

    /// <summary>What Xero writes as /Date(…)/ no step reads, so the texts beside it are taken, and nothing for when it was updated.</summary>
    [Fact]
    public void An_invoice_of_Xero() => Has("invoice", XeroInvoice,
        "number <- InvoiceNumber", "customer_key <- Contact.ContactID", "status <- Status", "total <- Total", "net <- SubTotal", "tax <- TotalTax", "open_amount <- AmountDue", "currency <- CurrencyCode", "issued_on <- DateString", "due_on <- DueDateString");

    [Fact]
    public void A_ticket_of_Zendesk() => Has("ticket", ZendeskTicket,
        "subject <- subject", "body <- description", "status <- status", "priority <- priority", "customer_key <- requester_id", "company_key <- organization_id", "assignee <- assignee_id", "channel <- via.channel", "opened_at <- created_at", "updated_at <- updated_at");

    [Fact]
    public void A_charge_of_Stripe() => Has("payment", StripeCharge,
        "customer_key <- customer", "amount <- amount", "currency <- currency", "method <- payment_method", "status <- status", "refunded <- refunded", "created_at <- created");

    [Fact]
    public void A_contact_of_Salesforce() => Has("customer", SalesforceContact,
        "name <- Name", "email <- Email", "phone <- Phone", "company_key <- AccountId", "job_title <- Title", "city <- MailingCity", "country <- MailingCountry", "created_at <- CreatedDate", "updated_at <- LastModifiedDate");

    [Theory]
    [InlineData("customer", "contacts", HubSpotContact)]
    [InlineData("deal", "deals", HubSpotDeal)]
    [InlineData("invoice", "Invoices", XeroInvoice)]
    [InlineData("ticket", "tickets", ZendeskTicket)]
    [InlineData("payment", "charges", StripeCharge)]
    [InlineData("customer", "Contact", SalesforceContact)]
    [InlineData("invoice", "", XeroInvoice)]
    [InlineData("customer", "", SalesforceContact)]
    public void The_entity_that_fits_best_is_found(string entity, string called, string row)
    {
        var fits = EntityFits.Of(SampleRows.Of(row), called, ReadyEntities.All.Select(ready => ready.Draft));

        Assert.Equal(entity, fits[0].Entity.Name);
        Assert.Contains("fields.", fits[0].Reason, StringComparison.Ordinal);
    }

    /// <summary>An entity that somebody made for just such rows is not passed over for one that lists of that name often are.</summary>
    [Fact]
    public void An_entity_whose_many_fields_all_are_filled_comes_before_one_that_is_called_so()
    {
        var person = new EntityDraft("person", "Person", EntityKind.Keyed, [.. new[] { "email", "firstname", "lastname", "company", "phone", "lifecyclestage" }.Select(name => new EntityField(name, FieldType.Text))]);
        var rows = SampleRows.Of("""{"id":"1","email":"ada@example.com","firstname":"Ada","lastname":"Stone","company":"Stone Ltd","phone":"+44 20 7946 0000","lifecyclestage":"lead"}""");

        var fits = EntityFits.Of(rows, "contacts", ReadyEntities.All.Select(ready => ready.Draft).Append(person));

        Assert.Equal("person", fits[0].Entity.Name);
        Assert.EndsWith(": 6 of 6 fields.", fits[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("Such lists are often called so, and it has ", fits.Single(fit => fit.Entity.Name == "customer").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_nothing_known_fit_nothing_well() =>
        Assert.DoesNotContain(EntityFits.Of(SampleRows.Of("""{"temp":21.5,"sensor":"a","ts":1700000000}"""), "readings", ReadyEntities.All.Select(ready => ready.Draft)), fit => fit.Sureness != Sureness.Perhaps);

    /// <summary>Exactly these would be taken without a person looking.</summary>
    static void Has(string entity, string row, params string[] expected) => Assert.Equal(expected, SampleRows.Taken(SampleRows.Ready(entity), row));
}
