import { type LabReply, type LabRequest, labReplySchema } from '../../shared/ipc/lab-messages';
import {
  type LabScenario,
  type LabStarted,
  labScenarioSchema,
  labStartedSchema,
} from '../../shared/model/lab';
import { z } from '../../shared/zod';
import { Refusal } from '../cases/refusal';
import type { Child, Fork } from './child';

type Call =
  | { readonly call: 'list' }
  | { readonly call: 'start'; readonly scenario: string }
  | { readonly call: 'setFixed'; readonly scenario: string; readonly fixed: boolean };

interface Waiting {
  readonly resolve: (reply: LabReply) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const ENDED = 'The practice lab ended unexpectedly. Start the practice server again.';
const SLOW = 'The practice lab did not answer in time. Start the practice server again.';
const listSchema = z.array(labScenarioSchema).max(60);

/** The practice lab in a process of its own: started with the first request, ended with the program, started again after a crash. */
export class LabClient {
  private child: Child | null = null;
  private next = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    private readonly fork: Fork,
    private readonly limitMs = 20_000,
  ) {}

  /** Throws a Refusal. */
  async list(): Promise<LabScenario[]> {
    return listSchema.parse(await this.ask({ call: 'list' }));
  }

  /** Starts a practice server, broken; or gives the one that runs. Throws a Refusal. */
  async start(scenario: string): Promise<LabStarted> {
    return labStartedSchema.parse(await this.ask({ call: 'start', scenario }));
  }

  /** Repairs or breaks a practice server. Throws a Refusal. */
  async setFixed(scenario: string, fixed: boolean): Promise<LabStarted> {
    return labStartedSchema.parse(await this.ask({ call: 'setFixed', scenario, fixed }));
  }

  /** Ends the process and its servers. */
  stop(): void {
    const { child } = this;
    this.fail(ENDED);
    child?.kill();
  }

  private async ask(call: Call): Promise<unknown> {
    const child = this.ensure();
    this.next += 1;
    const id = this.next;
    const reply = await new Promise<LabReply>((resolve, reject) => {
      const timer = setTimeout(() => this.settle(id)?.reject(new Refusal('failed', SLOW)), this.limitMs);
      this.waiting.set(id, { resolve, reject, timer });
      child.send({ id, ...call } satisfies LabRequest);
    });
    if (reply.ok) return reply.value;
    throw new Refusal('failed', reply.message);
  }

  private ensure(): Child {
    if (this.child !== null) return this.child;
    const child = this.fork();
    this.child = child;
    child.onMessage((data) => {
      const reply = labReplySchema.safeParse(data);
      if (reply.success) this.settle(reply.data.id)?.resolve(reply.data);
    });
    child.onExit(() => {
      if (this.child === child) this.fail(ENDED);
    });
    return child;
  }

  private settle(id: number): Waiting | undefined {
    const one = this.waiting.get(id);
    if (one !== undefined) clearTimeout(one.timer);
    this.waiting.delete(id);
    return one;
  }

  private fail(message: string): void {
    this.child = null;
    for (const id of [...this.waiting.keys()]) this.settle(id)?.reject(new Refusal('failed', message));
  }
}
