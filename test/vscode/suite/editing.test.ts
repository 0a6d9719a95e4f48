import {editing} from '../editing'

describe('node host:', editing)
