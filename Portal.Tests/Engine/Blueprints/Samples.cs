namespace Portal.Tests.Engine.Blueprints;

/// <summary>A configuration with something of every kind, as an export writes it.</summary>
static class Samples
{
    public const string Whole = """
        version: 1

        calendars:
          Berlin office:
            zone: Europe/Berlin
            hours:
              monday:
                - 09:00-12:30
                - 13:30-24:00
              friday:
                - 09:00-15:00
            country: DE
            daysOff:
              - day: 2026-12-24
                name: Christmas Eve

        entities:
          customer:
            label: Customer
            kind: keyed
            fields:
              - name: email
                type: text
                sensitive: true
                searchable: true
              - name: full_name
                type: text
                label: Full name
                required: true
              - name: score
                type: number
            match:
              field: email
              normalisation: email
            precedence:
              streams:
                - source: CRM, sales
                  stream: Contacts
                - source: Billing
                  stream: Customers
              fields:
                score:
                  - source: Billing
                    stream: Customers
          login:
            label: Login
            kind: happening
            fields:
              - name: at
                type: moment

        sources:
          Billing:
            environment: sandbox
            address: https://billing.example.com/v2
            auth:
              kind: bearer
              secret: vault:billing
            streams:
              Customers:
                entity: customer
          CRM, sales:
            address: https://crm.example.com
            auth:
              kind: header
              header: X-Api-Key
              secret: env:CRM_KEY
            requests: 100
            per: 10s
            owner: ada@example.com
            streams:
              Contacts:
                tolerance: 1d
                within: 2h
                ageIsWorkingTime: true
                guardRows: 5
                calendar: Berlin office
                fieldPromises:
                  score:
                    tolerance: 1h
                entity: customer
                feeds:
                  Every hour:
                    schedule:
                      kind: interval
                      every: 1h
                    sweeps: true
                    connector: rest
                    settings:
                      method: post
                      path: search
                      headers:
                        - name: X-Version
                          value: "2"
                      body: |-
                        {
                          "query": "all of them # here",

                          "size": 10
                        }
                      records: data.items
                      key:
                        - id
                      paging:
                        by: cursor
                        in: body
                        parameter: after
                        next: next
                    mapping:
                      fields:
                        - to: email
                          from: mail
                          steps:
                            - step: trim
                        - to: full_name
                          from: name

        workflows:
          churn-watch:
            label: Churn watch
            purpose: |-
              Looks for who may leave.
              It writes to nobody.
            keeps: newest
            mostKept: 10
            needs:
              - entity: customer
                field: score
                tolerance: 4h
                onLate: run
              - entity: login
                optional: true
            callbacks:
              - https://hooks.example.com

        agents:
          Support bot:
            purpose: Answers people
            owner: ada@example.com
            scope:
              entities:
                - entity: customer
                  fields:
                    - email
                    - score
              sensitive: true
            requestsPerMinute: 60

        """;
}
